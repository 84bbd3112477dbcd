/**
 * Who stands where, and what that lets them do. One table: `policy.ts` asks `holds` for a thing, lists ask `scopeOf`
 * for a predicate, so that a list never shows what its items would hide.
 */

/** A person's place: staff of a body's office, assessor of a body, or coordinator, department or employee of a unit. */
export type Standing =
  | { readonly role: 'office'; readonly bodyId: string }
  | { readonly role: 'assessor'; readonly bodyId: string; readonly assessorId: string }
  | { readonly role: 'coordinator'; readonly unitId: string }
  | { readonly role: 'department'; readonly unitId: string; readonly departmentId: string }
  | { readonly role: 'employee'; readonly unitId: string; readonly employeeId: string };

export type Role = Standing['role'];

/** The columns by which a thing belongs to somebody. */
export type Tie = 'bodyId' | 'assessorId' | 'unitId' | 'departmentId' | 'employeeId';

/** Who asks: nobody signed in has no person and no standings. */
export interface Actor {
  readonly personId: string | null;
  readonly name: string;
  readonly standings: readonly Standing[];
}

export const nobody: Actor = { personId: null, name: '', standings: [] };

/** `office: 'bodyId'` reads: staff of the office of the body the thing belongs to. */
type Grant = Readonly<Partial<Record<Role, Tie>>>;

const office = { office: 'bodyId' } as const;
const coordinator = { coordinator: 'unitId' } as const;
const ofUnit = { coordinator: 'unitId', department: 'unitId' } as const;
const everybodyOfUnit = { ...ofUnit, employee: 'unitId' } as const;

/**
 * The relations. A right that is not listed here cannot be asked for; a role that is not listed has it not.
 * Rights are `noun.verb`; `see` is the right that a list's predicate is made of.
 */
export const rights = {
  'body.manage': office,
  'programme.manage': office,
  'edition.manage': office,
  'pack.manage': office,
  'unit.confirm': office,
  'unit.see': { ...office, ...everybodyOfUnit },
  'unit.see-employees': ofUnit,
  'unit.manage': coordinator,
  'entry.see': { ...office, ...ofUnit },
  'entry.edit': ofUnit,
  'entry.submit': coordinator,
  'entry.judge': office,
  'evidence.see': ofUnit,
  'evidence.manage': ofUnit,
  'assessor.see': { ...office, assessor: 'assessorId' },
  'assessor.manage': office,
  'conflict.see': { ...office, assessor: 'assessorId' },
  'conflict.declare': { assessor: 'assessorId' },
  'assignment.manage': office,
  'assignment.see': { ...office, assessor: 'assessorId' },
  'score-sheet.see': { ...office, assessor: 'assessorId' },
  'score-sheet.write': { assessor: 'assessorId' },
  'score-sheet.reopen': office,
  'calibration.see': office,
  'calibration.choose': office,
  'calibration.see-own': { assessor: 'assessorId' },
  'anchor.manage': office,
  'ranking.see': office,
  'ranking.decide': office,
  'notice.manage': office,
  'objection.see': office,
  'objection.rule': office,
  'honour.confer': office,
  'honour.record': office,
  'claims.check': office,
  'outbox.see': office,
  'audit.see-body': office,
  'audit.see-unit': coordinator,
  'drive.see': everybodyOfUnit,
  'drive.manage': coordinator,
  'drive.report': ofUnit,
  'drive.report-own': { department: 'departmentId' },
  'points.see-all': ofUnit,
  'points.see-own': { employee: 'employeeId' },
  'points.see-rules': everybodyOfUnit,
  'points.propose': ofUnit,
  'points.sign': ofUnit,
  'points.manage': coordinator,
  'inspection.see': ofUnit,
  'inspection.manage': ofUnit,
  'invitation.by-office': office,
  'invitation.by-unit': coordinator,
} as const satisfies Record<string, Grant>;

export type Right = keyof typeof rights;

/** The columns that tie a thing to those who may have rights on it; a thing states those it has. */
export type Tied = Readonly<Partial<Record<Tie, string | null>>>;

/** Whether the actor has the right on this very thing. */
export function holds(actor: Actor, right: Right, thing: Tied): boolean {
  return scopeOf(actor, right).some(({ tie, id }) => thing[tie] === id);
}

/** Where the actor has the right: a list may show what carries one of these ties, and nothing else. */
export function scopeOf(actor: Actor, right: Right): readonly { readonly tie: Tie; readonly id: string }[] {
  const grant: Grant = rights[right];
  return actor.standings.flatMap((standing) => {
    const tie = grant[standing.role];
    const id = tie === undefined ? undefined : (standing as Tied)[tie];
    return tie === undefined || id === undefined || id === null ? [] : [{ tie, id }];
  });
}
