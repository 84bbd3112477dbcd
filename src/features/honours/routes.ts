import { route } from '../../platform/http/route.ts';
import { conferHonours } from './confer.ts';
import * as contract from './contract.ts';
import { registerFile } from './export.ts';
import { recordHonours } from './import.ts';
import { certificateFile, holderFor, programmesOnRegister, registerOf, searchUnits, verify } from './read.ts';

export const routes = [
  route(contract.conferEdition, conferHonours),
  route(contract.searchRegister, searchUnits),
  route(contract.getHolder, holderFor),
  route(contract.listHonours, registerOf),
  route(contract.importHonours, recordHonours),
  route(contract.exportHonours, registerFile),
  route(contract.listRegisterProgrammes, programmesOnRegister),
  route(contract.verifyCertificate, verify),
  route(contract.downloadCertificate, certificateFile),
];
