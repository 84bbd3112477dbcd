export { hasNameOrCode } from './queries.ts';
export { isCodeTaken, registerNewUnit, type UnitToRegister } from './register-new.ts';
