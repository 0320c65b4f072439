import { runMain } from './complaint.mjs';
import { prepare } from './prepare.mjs';

await runMain(prepare);
