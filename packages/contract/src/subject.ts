import { z } from 'zod';

/** Who wrote the policy that refused, decided before anything is suggested. */
export const SubjectOwner = z.enum([
  'snap-app',
  'snap-hook',
  'snap-confine',
  'snap-update-ns',
  'container-default',
  'lxd',
  'host-profile',
  'unconfined',
  'none',
]);
export type SubjectOwner = z.infer<typeof SubjectOwner>;

export const Subject = z.object({
  owner: SubjectOwner,
  label: z.string().describe('The security label as logged.'),
  snap: z.string().optional(),
  app: z.string().optional(),
  hook: z.string().optional(),
  instance: z.string().optional().describe('The instance name of a parallel installation: "vlc_two".'),
  pod: z.string().optional(),
  container: z.string().optional(),
  namespace: z.string().optional(),
});
export type Subject = z.infer<typeof Subject>;
