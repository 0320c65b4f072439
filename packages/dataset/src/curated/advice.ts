import { Step } from '@whyblocked/contract';
import { z } from 'zod';
import { captureNames, isCaptureName } from './capture.ts';

const HOLE = /\{\{([^{}]*)\}\}/g;

/** A sentence or command in which holes are filled with what the signals captured; `MISSING` names stand in capitals. */
export const Template = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    for (const [whole, name = ''] of text.matchAll(HOLE)) {
      if (!isCaptureName(name)) context.addIssue({ code: 'custom', message: `"${whole}" is no hole that is known` });
    }
  });

/** Something to look at. */
export const Check = z.strictObject({
  say: Template.describe('What to look for.'),
  run: Template.optional().describe('One command, its words separated by blanks.'),
});
export type Check = z.infer<typeof Check>;

/** Something to do, and who can. */
export const Fix = z.strictObject({
  by: Step.shape.actor,
  do: Step.shape.action,
  say: Template,
  run: Template.optional(),
  patch: Template.optional().describe('What to put into a manifest, a snapcraft.yaml or a configuration file.'),
  least: z.literal(true).optional().describe('Of several ways the one that gives the least away.'),
  when: z
    .strictObject({
      confinement: z.enum(['strict', 'classic']).optional().describe('Of MicroK8s, or nothing tells.'),
      told: z.array(z.enum(captureNames)).min(1).optional().describe('All of these were captured.'),
    })
    .optional()
    .describe('Only then.'),
});
export type Fix = z.infer<typeof Fix>;
