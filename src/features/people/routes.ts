import { route } from '../../platform/http/route.ts';
import { acceptOffer, readOffer } from './accept.ts';
import * as contract from './contract.ts';
import { inviteColleague, inviteToOffice, takeInvitationBack } from './invite.ts';
import {
  invitationsOfBody,
  invitationsOfUnit,
  membersOfBody,
  membersOfUnit,
  removeStanding,
  whoAmI,
} from './members.ts';
import { askToRegister, followRegistration } from './register.ts';

export const routes = [
  route(contract.getMe, whoAmI),
  route(contract.registerUnit, askToRegister),
  route(contract.confirmRegistration, followRegistration),
  route(contract.inviteOffice, inviteToOffice),
  route(contract.inviteToUnit, inviteColleague),
  route(contract.listBodyInvitations, invitationsOfBody),
  route(contract.listUnitInvitations, invitationsOfUnit),
  route(contract.withdrawInvitation, (ctx, { params }) => takeInvitationBack(ctx, params.invitationId)),
  route(contract.readInvitation, readOffer),
  route(contract.acceptInvitation, acceptOffer),
  route(contract.listBodyMembers, membersOfBody),
  route(contract.listUnitMembers, membersOfUnit),
  route(contract.endStanding, (ctx, { params }) => removeStanding(ctx, params.standingId)),
];
