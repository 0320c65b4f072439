import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The files of a folder and those below it that end so, sorted, relative to the folder of the database; none where it is not there. */
export function filesBelow(dataDir: string, folder: string, ending = '.yaml'): readonly string[] {
  try {
    return readdirSync(join(dataDir, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => join(entry.parentPath, entry.name).slice(join(dataDir, '/').length))
      .sort();
  } catch {
    return [];
  }
}
