/** The steps of a JSON pointer; those below the request's `body` are seen from the form that was sent. */
export function stepsOf(pointer: string): readonly string[] {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return steps[0] === 'body' ? steps.slice(1) : steps;
}

/** Whether a pointer leads to the place or below it. */
export function isWithin(pointer: string, place: readonly string[]): boolean {
  const steps = stepsOf(pointer);
  return place.length <= steps.length && place.every((step, index) => step === steps[index]);
}

/** The id of the control that holds a place, and those of its ancestors: the nearest first. */
export function controlIds(form: string, pointer: string): readonly string[] {
  const steps = stepsOf(pointer);
  return steps.map((_, index) => [form, ...steps.slice(0, steps.length - index)].join('-'));
}
