/** A component that draws again only when one of its own properties changed. */

import { Component, type ComponentChild, type FunctionComponent, h } from 'preact';

/** Keeps a room of 200 lines smooth: one tap redraws one line. Properties are compared one by one, not deeply. */
export function memo<Properties extends object>(
  draw: FunctionComponent<Properties>,
): new (
  properties: Properties,
) => Component<Properties> {
  return class extends Component<Properties> {
    override shouldComponentUpdate(next: Properties): boolean {
      const now = this.props as Record<string, unknown>;
      const coming = next as Record<string, unknown>;
      return Object.keys(coming).some((name) => coming[name] !== now[name]);
    }
    override render(): ComponentChild {
      return h(draw, this.props);
    }
  };
}
