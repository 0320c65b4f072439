/** What can be said of a test of which not every input is visible. Undecided is an answer of its own: it is never rounded. */
export type Ternary = 'yes' | 'no' | 'unknown';

export function allOf(answers: readonly Ternary[]): Ternary {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

export function anyOf(answers: readonly Ternary[]): Ternary {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}

export function opposite(answer: Ternary): Ternary {
  if (answer === 'unknown') return 'unknown';
  return answer === 'yes' ? 'no' : 'yes';
}
