import { AddonReference, type Architecture, architectureOf, Microk8sConfinement, Track } from '@whyblocked/contract';

export interface ReportPlace {
  /** Not looked up yet. */
  readonly addon: string;
  readonly track: Track;
  readonly confinement: Microk8sConfinement;
  readonly architecture: Architecture;
}

/** "metallb on 1.32 strict amd64" and what people make of it: any order behind the addon, "1.32-strict/stable", "x86_64". */
export function reportPlace(text: string): ReportPlace | undefined {
  const [addon = '', ...rest] = text.trim().split(/[\s,]+/);
  const words = rest.flatMap((word) => [word, ...word.split(/[/-]/)]).map((word) => word.toLowerCase());
  const track = words.find((word) => Track.safeParse(word).success);
  const confinement = words.find((word) => Microk8sConfinement.safeParse(word).success);
  const architecture = words.map(architectureOf).find((known) => known !== undefined);
  if (!AddonReference.safeParse(addon).success || track === undefined || architecture === undefined) return undefined;
  const parsed = Microk8sConfinement.safeParse(confinement);
  return parsed.success ? { addon, track, confinement: parsed.data, architecture } : undefined;
}
