import type { SaidProblem } from './call.ts';
import { isWithin, stepsOf } from './pointer.ts';

/** What a field needs to show and change one part of a value. */
export interface Binding<V> {
  /** The id of the control, by which the list of problems jumps to it. */
  readonly id: string;
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** The problems at this part or below; pointers are seen from this part. */
  readonly problems: readonly SaidProblem[];
}

export type Bindings<T> = <K extends keyof T & string>(name: K) => Binding<T[K]>;

/** Binds the parts of an object by name; a problem without a place stays with the whole form. */
export function bindingsOf<T>(
  form: string,
  value: T,
  change: (value: T) => void,
  problems: readonly SaidProblem[],
): Bindings<T> {
  return (name) => ({
    id: `${form}-${name}`,
    value: value[name],
    onChange: (part) => change({ ...value, [name]: part }),
    problems: problems.filter(({ pointer }) => isWithin(pointer, [name])).map(fromBelow),
  });
}

function fromBelow({ pointer, code, message }: SaidProblem): SaidProblem {
  return { pointer: ['', ...stepsOf(pointer).slice(1)].join('/'), code, message };
}

/** The binding of a part of a part: `<TextField {...part(form.field('address'), 'street')} />`. */
export function part<T, K extends keyof T & string>(whole: Binding<T>, name: K): Binding<T[K]> {
  return bindingsOf(whole.id, whole.value, whole.onChange, whole.problems)(name);
}

/** The binding of one item of a list: `<TextField {...item(form.field('reasons'), 0)} />`. */
export function item<L extends readonly unknown[]>(list: Binding<L>, index: number): Binding<L[number]> {
  return {
    id: `${list.id}-${index}`,
    value: list.value[index],
    onChange: (value) => list.onChange(list.value.with(index, value) as unknown as L),
    problems: list.problems.filter(({ pointer }) => isWithin(pointer, [String(index)])).map(fromBelow),
  };
}
