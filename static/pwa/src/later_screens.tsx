/** Table of contents, second part: addresses whose very names are fetched only when one of them is first opened. */

import { type FunctionComponent, h } from 'preact';
import {
  AddPost,
  BylawsScreen,
  BylawsVersion,
  CommitteeScreen,
  DecideAdmission,
  EditPost,
  MinutesList,
  MinutesScreen,
  PostScreen,
  ReplacePost,
  RewriteMinutes,
  WriteBylaws,
  WriteMinutes,
} from './governance/screens';
import { VoidGroup } from './groups/void_form';
import { say } from './i18n';
import { matchPath } from './router';
import { GroupRule, GroupRules, ProvinceRule, ProvinceRules } from './rulebook/rules_screen';
import { Page } from './ui/page';

/** Pattern of the address → screen; the first that matches is shown. */
// biome-ignore lint/suspicious/noExplicitAny: each screen takes the named parts of its own pattern
const SCREENS: readonly [string, FunctionComponent<any>][] = [
  ['/groups/:group/committee', CommitteeScreen],
  ['/groups/:group/committee/new', AddPost],
  ['/groups/:group/committee/:post', PostScreen],
  ['/groups/:group/committee/:post/edit', EditPost],
  ['/groups/:group/committee/:post/next/new', ReplacePost],
  ['/groups/:group/minutes', MinutesList],
  ['/groups/:group/minutes/new', WriteMinutes],
  ['/groups/:group/minutes/:minutes', MinutesScreen],
  ['/groups/:group/minutes/:minutes/edit', RewriteMinutes],
  ['/groups/:group/admissions/new', DecideAdmission],
  ['/groups/:group/bylaws', BylawsScreen],
  ['/groups/:group/bylaws/new', WriteBylaws],
  ['/groups/:group/bylaws/:bylaws', BylawsVersion],
  ['/groups/:group/rules', GroupRules],
  ['/groups/:group/rules/:rule', GroupRule],
  ['/groups/:group/void', VoidGroup],
  ['/rules', ProvinceRules],
  ['/rules/:rule', ProvinceRule],
];

/** The screen of an address that the first part does not know. */
export function LaterScreen({ shown }: { shown: string }) {
  for (const [pattern, screen] of SCREENS) {
    const parts = matchPath(pattern, shown);
    if (parts) return h(screen, { key: shown, ...parts });
  }
  return (
    <Page title={say('screen.unknown')} back={{ to: '/', text: say('today.title') }}>
      <p>{say('screen.unknown_help')}</p>
    </Page>
  );
}
