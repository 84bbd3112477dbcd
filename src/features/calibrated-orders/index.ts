export { chosenShifts, problemsInOrder, shiftIn, type Shifts } from './order.ts';
