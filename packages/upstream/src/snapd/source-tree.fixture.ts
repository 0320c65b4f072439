import { memoryTree } from '../source/memory-tree.fixture.ts';
import type { SourceTree } from '../source/source-tree.ts';

const COMMON = `package builtin

type commonInterface struct {
	name                  string
	implicitOnCore        bool
	implicitOnClassic     bool
	baseDeclarationSlots  string
	connectedPlugAppArmor string
	connectedPlugSecComp  string
	connectedPlugUDev     []string
	controlsDeviceCgroup  bool
}

func (iface *commonInterface) Name() string {
	return iface.name
}

func (iface *commonInterface) StaticInfo() StaticInfo {
	return StaticInfo{
		ImplicitOnCore:       iface.implicitOnCore,
		ImplicitOnClassic:    iface.implicitOnClassic,
		BaseDeclarationSlots: iface.baseDeclarationSlots,
	}
}

func (iface *commonInterface) AppArmorConnectedPlug(spec *Specification, plug *ConnectedPlug, slot *ConnectedSlot) error {
	if snippet := iface.connectedPlugAppArmor; snippet != "" {
		spec.AddSnippet(snippet)
	}
	return nil
}

func (iface *commonInterface) SecCompConnectedPlug(spec *Specification, plug *ConnectedPlug, slot *ConnectedSlot) error {
	if iface.connectedPlugSecComp != "" {
		spec.AddSnippet(iface.connectedPlugSecComp)
	}
	return nil
}

func (iface *commonInterface) UDevConnectedPlug(spec *Specification, plug *ConnectedPlug, slot *ConnectedSlot) error {
	if iface.controlsDeviceCgroup {
		spec.SetControlsDeviceCgroup()
	} else {
		for _, rule := range iface.connectedPlugUDev {
			spec.TagDevice(rule)
		}
	}
	return nil
}
`;

/** A package of interfaces made up for tests, with the registering frame around each body; other files by their paths. */
export function sourceTree(
  interfaces: Readonly<Record<string, string>>,
  others: Readonly<Record<string, string>> = {},
): SourceTree {
  const own = Object.entries(interfaces).map(([name, text]) => [
    `interfaces/builtin/${name}`,
    `package builtin\n${text}`,
  ]);
  return memoryTree({ ...others, 'interfaces/builtin/common.go': COMMON, ...Object.fromEntries(own) });
}

/** Go source of one interface whose AppArmor policy of the connected plug is made by `body`. */
export function computed(name: string, body: string, extra = ''): string {
  return `
${extra}
type ${name}Interface struct {
	commonInterface
}

func (iface *${name}Interface) AppArmorConnectedPlug(spec *Specification, plug *ConnectedPlug, slot *ConnectedSlot) error {
${body}
	return nil
}

func init() {
	registerIface(&${name}Interface{commonInterface{name: "${name}"}})
}
`;
}
