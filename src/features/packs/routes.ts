import { packSchema } from '../../core/criteria/schema.ts';
import { ownersOf } from './owners.ts';
import { packAsPdf } from './print.ts';
import { route } from '../../platform/http/route.ts';
import { compareVersions } from './compare.ts';
import * as contract from './contract.ts';
import { packFile, packFor, packsInUse, packsOf, packsOnOffer, takePack } from './service.ts';

export const routes = [
  route(contract.getPackSchema, async () => packSchema()),
  route(contract.listShippedPacks, packsOnOffer),
  route(contract.importPack, takePack),
  route(contract.listPacks, packsOf),
  route(contract.listOpenPacks, packsInUse),
  route(contract.getPack, packFor),
  route(contract.downloadPack, packFile),
  route(contract.comparePackVersions, compareVersions),
  route(contract.printPack, packAsPdf),
  route(contract.listPackOwners, ownersOf),
];
