import { limits as contractLimits } from '@whyblocked/contract';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { Endpoint, ServerEnv } from './endpoint.ts';
import { answerProblem } from './errors/answer-problem.ts';
import { recordRequests } from './middleware/record-requests.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { addonPages } from './pages/addon-pages.ts';
import { assetEndpoints } from './pages/asset-endpoints.ts';
import { homeEndpoints } from './pages/home-endpoints.ts';
import { knowledgePages } from './pages/knowledge-pages.ts';
import { reportPages } from './pages/report-pages.ts';
import { sharePages } from './pages/share-pages.ts';
import { defaultPatience } from './request/body-patience.ts';
import { BodyRoom } from './request/body-room.ts';
import { deleteShared } from './routes/delete-shared.ts';
import { explanationEndpoints } from './routes/explanation-endpoints.ts';
import { getAddon } from './routes/get-addon.ts';
import { getAddons } from './routes/get-addons.ts';
import { getChanges } from './routes/get-changes.ts';
import { getCompatibility } from './routes/get-compatibility.ts';
import { getExport } from './routes/get-export.ts';
import { getHealthz } from './routes/get-healthz.ts';
import { getInterface } from './routes/get-interface.ts';
import { getInterfaceConnection } from './routes/get-interface-connection.ts';
import { getInterfaces } from './routes/get-interfaces.ts';
import { getKnowledgeFile } from './routes/get-knowledge-file.ts';
import { getLimits } from './routes/get-limits.ts';
import { getOpenapi } from './routes/get-openapi.ts';
import { getReport } from './routes/get-report.ts';
import { getReports } from './routes/get-reports.ts';
import { getShared } from './routes/get-shared.ts';
import { postCompatibility } from './routes/post-compatibility.ts';
import { postDecisions } from './routes/post-decisions.ts';
import { postDiagnoses } from './routes/post-diagnoses.ts';
import { postReports } from './routes/post-reports.ts';
import { postShare } from './routes/post-share.ts';
import { postWhatIf } from './routes/post-what-if.ts';
import type { ServerDeps, ServerLog } from './server-deps.ts';

/** A dozen of the largest pastes. */
const HELD_BYTES = 128 * 1024 * 1024;
const WAITING_BODIES = 64;

const silent: ServerLog = { request: () => undefined, failure: () => undefined };

/** The REST API and the pages over the verbs; `fetch` of the result answers a request, with or without a socket. */
export function createServer(deps: ServerDeps): Hono<ServerEnv> {
  const { log = silent, now = () => performance.now(), newId = () => crypto.randomUUID(), mounts = [] } = deps;
  const {
    bodyBytes = contractLimits.bodyBytes,
    uploadBytes = contractLimits.uploadBytes,
    patience = defaultPatience,
    heldBytes: capacityBytes = HELD_BYTES,
    waitingBodies: waitingLimit = WAITING_BODIES,
  } = deps.limits ?? {};
  const { uploadFiles } = contractLimits;
  const bounds = { bodyBytes, uploadBytes, uploadFiles, patience, room: new BodyRoom({ capacityBytes, waitingLimit }) };

  const api = [
    postDiagnoses(deps, bounds),
    postShare(deps, bounds),
    postWhatIf(deps, bounds),
    getInterfaces(deps),
    getInterface(deps),
    getInterfaceConnection(deps),
    ...explanationEndpoints(deps),
    getAddons(deps),
    getAddon(deps),
    getCompatibility(deps),
    postCompatibility(deps, bounds),
    getReports(deps),
    postReports(deps, bounds),
    getReport(deps),
    postDecisions(deps, bounds),
    getChanges(deps),
    getShared(deps),
    deleteShared(deps),
    getExport(deps),
    getKnowledgeFile(deps),
    getLimits(bounds, deps),
    getHealthz(deps),
  ];
  const endpoints = [
    ...api,
    getOpenapi(api, deps.version),
    ...homeEndpoints(deps, bounds),
    ...knowledgePages(deps),
    ...addonPages(deps),
    ...reportPages(deps, bounds),
    ...sharePages(deps, bounds),
    ...assetEndpoints(),
  ];

  const app = new Hono<ServerEnv>();
  app.use(recordRequests({ log, now, newId }));
  app.use(securityHeaders);
  for (const endpoint of endpoints) addEndpoint(app, endpoint);
  for (const [path, group] of Map.groupBy(endpoints, ({ path }) => path)) refuseOtherMethods(app, path, group);
  for (const { path, answer } of mounts) app.all(path, (c) => answer(c.req.raw));
  app.notFound((c) => answerProblem(c, { code: 'not-found' }));
  app.onError((error, c) => {
    const id = c.get('requestId');
    log.failure(id, error);
    return answerProblem(c, { code: 'internal', id });
  });
  return app;
}

function addEndpoint(app: Hono<ServerEnv>, { method, path, handle }: Endpoint): void {
  if (method !== 'GET') {
    app.on(method, path, handle);
    return;
  }
  app.get(path, etag(), (c) => {
    // May be kept, and has to be asked about each time.
    c.header('Cache-Control', 'no-cache');
    return handle(c);
  });
}

function refuseOtherMethods(app: Hono<ServerEnv>, path: string, endpoints: readonly Endpoint[]): void {
  const allowed = endpoints.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  app.all(path, (c) => {
    if (c.req.method !== 'OPTIONS') return answerProblem(c, { code: 'method-not-allowed', allowed });
    c.header('Allow', [...allowed, 'OPTIONS'].join(', '));
    return c.body(null, 204);
  });
}
