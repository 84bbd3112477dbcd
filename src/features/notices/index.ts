export { countUnanswered, findNoticeOfEdition, listNamed } from './queries.ts';
export { noticesOnRegister } from './publish.ts';
