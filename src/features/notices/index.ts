export { countUnanswered, findNoticeOfEdition, listNamed } from './queries.ts';
