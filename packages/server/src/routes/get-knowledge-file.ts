import type { Endpoint } from '../endpoint.ts';
import { createHashedFile } from '../export/create-hashed-file.ts';
import { tellDigest } from '../export/tell-digest.ts';
import { digestHeaders } from '../openapi/digest-headers.ts';
import { problemResponses } from '../openapi/responses.ts';
import type { ServerDeps } from '../server-deps.ts';

/** GET /v1/export/knowledge.db: the knowledge as the file that diagnoses are made with. */
export function getKnowledgeFile({ knowledgeFile }: Pick<ServerDeps, 'knowledgeFile'>): Endpoint {
  const hashed = createHashedFile(knowledgeFile);
  return {
    method: 'GET',
    path: '/v1/export/knowledge.db',
    operation: {
      operationId: 'exportKnowledge',
      summary: 'The knowledge as a file',
      description:
        'A database of SQLite, with all releases of snapd, for `whyblocked --knowledge FILE`. What the community says and is no file yet is not in it: that is in /v1/export.',
      responses: {
        200: {
          description: 'The file.',
          headers: digestHeaders,
          content: { 'application/vnd.sqlite3': { schema: {} } },
        },
        ...problemResponses([]),
      },
    },
    handle: async (c) => {
      const { sizeBytes, sha256, stream } = await hashed();
      tellDigest(c, sha256);
      c.header('Content-Length', String(sizeBytes));
      c.header('Content-Disposition', 'attachment; filename="knowledge.db"');
      return c.body(stream(), { headers: { 'Content-Type': 'application/vnd.sqlite3' } });
    },
  };
}
