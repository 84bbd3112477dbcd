export { addBody } from './service.ts';
