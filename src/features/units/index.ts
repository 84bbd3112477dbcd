export { isCodeTaken, registerNewUnit, type UnitToRegister } from './register-new.ts';
