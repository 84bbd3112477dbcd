import { sql, type Transaction } from 'kysely';
import { type Actor, type Right, scopeOf, type Tie } from '../../core/relations.ts';
import type { DB } from '../../platform/db/types.ts';

export interface WaitingRow {
  kind: string;
  count: number;
  nameZh: string | null;
  nameEn: string | null;
  edition: number | null;
  to: string;
  until: Date | null;
}

/** The things of one kind to which the actor's standings give a right. */
export function ids(actor: Actor, right: Right, tie: Tie): string[] {
  return scopeOf(actor, right).flatMap((scope) => (scope.tie === tie ? [scope.id] : []));
}

/** Everything that a stage of an edition, or a unit, asks of the offices of these bodies: one query. */
export async function listForOffice(db: Transaction<DB>, actor: Actor, now: Date): Promise<WaitingRow[]> {
  const bodies = ids(actor, 'edition.manage', 'bodyId');
  if (bodies.length === 0) return [];
  const { rows } = await sql<WaitingRow>`
    with mine as (
      select e.id, e.number, e.opened_at, e.conferred_at, p.name_zh, p.name_en,
        (select d.id from decision d where d.edition_id = e.id and d.withdrawn_at is null) as decision_id,
        (select max(n.closes_at) from notice n where n.edition_id = e.id) as notice_closes
      from edition e join programme p on p.id = e.programme_id where e.body_id = any(${bodies}) and e.conferred_at is null
    ), present as (
      select m.*, s.kind as stage, s.opens_at, s.closes_at from mine m join edition_stage s on s.edition_id = m.id
      where m.opened_at is not null and s.opens_at <= ${now}
    )
    select 'open-edition' as kind, 1 as count, name_zh, name_en, number as edition, '/editions/' || id as to, null::timestamptz as until
      from mine where opened_at is null
    union all
    select 'assign', count(*)::int, p.name_zh, p.name_en, p.number, '/editions/' || p.id || '/assignments', p.closes_at
      from present p join entry e on e.edition_id = p.id and e.submitted_at is not null and e.withdrawn_at is null
      where p.stage = 'assessment' and p.closes_at > ${now} and not exists (select from assignment a where a.entry_id = e.id and a.ended_at is null)
      group by p.id, p.name_zh, p.name_en, p.number, p.closes_at
    union all
    select 'sheets-open', count(*)::int, p.name_zh, p.name_en, p.number, '/editions/' || p.id || '/assignments', p.closes_at
      from present p join score_sheet s on s.edition_id = p.id and s.submitted_at is null join assignment a on a.id = s.assignment_id and a.ended_at is null
      where p.stage = 'assessment' and p.decision_id is null
      group by p.id, p.name_zh, p.name_en, p.number, p.closes_at
    union all
    select 'decide', 1, name_zh, name_en, number, '/editions/' || id || '/ranking', closes_at from present where stage = 'decision' and decision_id is null
    union all
    select 'publish', 1, name_zh, name_en, number, '/editions/' || id || '/notice', closes_at from present
      where stage = 'notice' and decision_id is not null and notice_closes is null
    union all
    select 'rule', count(*)::int, m.name_zh, m.name_en, m.number, '/editions/' || m.id || '/notice', max(m.notice_closes)
      from mine m join notice n on n.edition_id = m.id join objection o on o.notice_id = n.id
      where not exists (select from ruling r where r.objection_id = o.id) group by m.id, m.name_zh, m.name_en, m.number
    union all
    select 'confer', 1, name_zh, name_en, number, '/editions/' || id || '/notice', null from mine m
      where notice_closes <= ${now} and not exists (
        select from objection o join notice n on n.id = o.notice_id left join ruling r on r.objection_id = o.id where n.edition_id = m.id and r.objection_id is null)
    union all
    select 'confirm-units', count(*)::int, null, null, null, '/units', null from unit
      where origin = 'registered' and confirmed_at is null and refused_at is null having count(*) > 0
    order by until nulls last, kind`.execute(db);
  return rows;
}

export async function listForAssessor(db: Transaction<DB>, actor: Actor, now: Date): Promise<WaitingRow[]> {
  const assessors = ids(actor, 'score-sheet.write', 'assessorId');
  if (assessors.length === 0) return [];
  const { rows } = await sql<WaitingRow>`
    select 'score' as kind, count(*)::int as count, p.name_zh, p.name_en, e.number as edition, '/sheets' as to, st.closes_at as until
    from score_sheet s join assignment a on a.id = s.assignment_id and a.ended_at is null join edition e on e.id = s.edition_id
      join programme p on p.id = e.programme_id join edition_stage st on st.edition_id = e.id and st.kind = 'assessment'
    where s.assessor_id = any(${assessors}) and s.submitted_at is null and st.closes_at > ${now}
    group by e.id, p.id, st.closes_at order by st.closes_at`.execute(db);
  return rows;
}
