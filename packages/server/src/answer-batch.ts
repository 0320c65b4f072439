import {
  type AddonStatement,
  type AddonVerbs,
  type CompatibilityBatchAnswer,
  CompatibilityQuestion,
  type CompatibilityResult,
} from '@whyblocked/contract';
import { problemOf } from './errors/problem-of.ts';
import type { ServerFailure } from './errors/server-failure.ts';
import { fieldErrors } from './request/field-errors.ts';
import { unknownFields } from './request/unknown-fields.ts';

export interface BatchOptions {
  /** Version of the knowledge. */
  readonly version: string;
  /** Cells of all answers together. */
  readonly maxCells: number;
}

/**
 * Answers many questions, each for itself. What leaves something open may lead to thousands of cells, so such questions are
 * asked one after the other and none any more when the bound is passed; those that name one cell are asked together.
 */
export async function answerBatch(
  addons: Pick<AddonVerbs, 'compatibility'>,
  questions: readonly unknown[],
  { version, maxCells }: BatchOptions,
): Promise<CompatibilityBatchAnswer> {
  const results: CompatibilityResult[] = [];
  const statements = new Map<string, AddonStatement>();
  let cellsLeft = maxCells;
  for (const turn of turnsOf(questions.map(readQuestion))) {
    if (!Array.isArray(turn)) {
      results.push(problem(turn));
      continue;
    }
    if (cellsLeft < turn.length) {
      for (const _question of turn) results.push(problem({ code: 'too-many-cells', limit: maxCells }));
      cellsLeft = 0;
      continue;
    }
    for (const answer of await addons.compatibility(turn)) {
      if (!answer.ok) results.push(problem(answer.error));
      else if (answer.value.cells.length > cellsLeft) {
        results.push(problem({ code: 'too-many-cells', limit: maxCells }));
        cellsLeft = 0;
      } else {
        cellsLeft -= answer.value.cells.length;
        results.push({ cells: answer.value.cells });
        for (const statement of answer.value.statements) statements.set(statement.id, statement);
      }
    }
    // Others want to be answered meanwhile.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { version, results, statements: [...statements.values()] };
}

type Read = CompatibilityQuestion | Extract<ServerFailure, { code: 'invalid-request' }>;

function readQuestion(given: unknown): Read {
  const read = CompatibilityQuestion.safeParse(given);
  const errors = read.success ? unknownFields(given, read.data) : fieldErrors(read.error);
  return read.success && errors.length === 0 ? read.data : { code: 'invalid-request', errors };
}

/** What is asked together, in order; a question that cannot be read stands for itself. */
function turnsOf(read: readonly Read[]): readonly (CompatibilityQuestion[] | Extract<Read, { code: string }>)[] {
  const turns: (CompatibilityQuestion[] | Extract<Read, { code: string }>)[] = [];
  let together: CompatibilityQuestion[] | null = null;
  for (const one of read) {
    if ('code' in one) {
      turns.push(one);
      together = null;
    } else if (together && namesOneCell(one)) together.push(one);
    else {
      const turn: CompatibilityQuestion[] = [one];
      turns.push(turn);
      together = namesOneCell(one) ? turn : null;
    }
  }
  return turns;
}

function namesOneCell({ addon, track, confinement, architecture }: CompatibilityQuestion): boolean {
  return [addon, track, confinement, architecture].every((value) => value !== undefined);
}

function problem(failure: ServerFailure): CompatibilityResult {
  return { problem: problemOf(failure).problem };
}
