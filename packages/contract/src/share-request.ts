import { z } from 'zod';
import { DiagnoseRequest } from './diagnose-request.ts';
import { Diagnosis } from './diagnosis.ts';

/**
 * JSON body of POST /v1/diagnoses/share: a paste, which is diagnosed, or a diagnosis as it was given. The latter is taken only
 * from who has a token, since anybody could write one.
 */
export const ShareRequest = z.union([DiagnoseRequest, z.object({ diagnosis: Diagnosis })]);
export type ShareRequest = z.infer<typeof ShareRequest>;
