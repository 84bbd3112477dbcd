import { route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { planOf, setPlan } from './plan.ts';
import { setTraits, traitsOf } from './traits.ts';

export const routes = [
  route(contract.getAssignmentPlan, planOf),
  route(contract.setAssignmentPlan, setPlan),
  route(contract.getEntryTraits, traitsOf),
  route(contract.setEntryTraits, setTraits),
];
