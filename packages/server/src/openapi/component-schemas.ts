import {
  Access,
  AskedConnection,
  Certificate,
  CertifiedRule,
  Condition,
  ConnectionAnswer,
  ConnectionReason,
  DecidingRule,
  DiagnoseRequest,
  Diagnosis,
  DiagnosisContext,
  Evidence,
  Explanation,
  ExplanationList,
  ExplanationSummary,
  Finding,
  Grant,
  InterfaceDetail,
  InterfaceList,
  InterfaceSummary,
  LeastConnections,
  NoInterfaceCertificate,
  OpenedAccess,
  Place,
  Problem,
  ProfileCertificate,
  RuleCertificate,
  RuleSource,
  Step,
  Subject,
  WhatIf,
  WhatIfRequest,
} from '@whyblocked/contract';
import { z } from 'zod';
import { Health } from './health.ts';
import { Limits } from './limits.ts';
import type { JsonSchema } from './operation.ts';

const named = {
  Access,
  AskedConnection,
  Certificate,
  CertifiedRule,
  Condition,
  DecidingRule,
  ConnectionAnswer,
  ConnectionReason,
  DiagnoseRequest,
  Diagnosis,
  DiagnosisContext,
  Evidence,
  Explanation,
  ExplanationList,
  ExplanationSummary,
  Finding,
  Grant,
  Health,
  InterfaceDetail,
  InterfaceList,
  InterfaceSummary,
  LeastConnections,
  Limits,
  OpenedAccess,
  NoInterfaceCertificate,
  Place,
  Problem,
  ProfileCertificate,
  RuleCertificate,
  RuleSource,
  Step,
  Subject,
  WhatIf,
  WhatIfRequest,
};
export type SchemaName = keyof typeof named;

export function schemaRef(name: SchemaName): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/**
 * The schemas of the contract as components, referring to each other by name. Fields that a schema does not know are
 * allowed: later versions add some.
 */
export function componentSchemas(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _dialect, $id: _uri, ...schema }]) => [name, schema as JsonSchema]),
  );
}
