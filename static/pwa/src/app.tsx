/** Table of contents: address → screen; and the frame around every screen. */

import { type FunctionComponent, h } from 'preact';
import { READS_REPORTS } from './contract/contract.gen';
import { say } from './i18n';
import { LoginScreen } from './people/login';
import { matchPath, path } from './router';
import type { Phone } from './sync/ports';
import { Button } from './ui/button';
import { lazy } from './ui/lazy';
import { Banner } from './ui/panels';
import { PhoneContext } from './ui/phone_context';
import { type Place, PlacesBar } from './ui/places_bar';
import './styles/index.css';

// biome-ignore lint/suspicious/noExplicitAny: each screen takes the named parts of its own pattern
type Screen = FunctionComponent<any>;

// Fetched when first opened, and kept on the phone from the first visit on like everything else.
const groups = () => import('./groups/screens');
const ledger = () => import('./ledger/screens');
const me = () => import('./people/me');
const overview = () => import('./reports/overview');
const support = () => import('./support/screens');

const AlertPage: Screen = lazy(() => import('./alerts/alert_page').then((module) => module.AlertPage));
const CaseScreen: Screen = lazy(() => import('./cases/case_screen').then((module) => module.CaseScreen));
const ChangePassword: Screen = lazy(() => me().then((module) => module.ChangePassword));
const ChiefCase: Screen = lazy(() => import('./cases/chief_cases').then((module) => module.ChiefCase));
const ClosedScreen: Screen = lazy(() => ledger().then((module) => module.ClosedScreen));
const CollectionDates: Screen = lazy(() => ledger().then((module) => module.CollectionDates));
const CollectionScreen: Screen = lazy(() => ledger().then((module) => module.CollectionScreen));
const DaySheet: Screen = lazy(() => import('./syncing/day_sheet').then((module) => module.DaySheet));
const EditGroup: Screen = lazy(() => groups().then((module) => module.EditGroup));
const FoundGroup: Screen = lazy(() => groups().then((module) => module.FoundGroup));
const Gallery: Screen = lazy(() => import('./ui/gallery').then((module) => module.Gallery));
const GroupLines: Screen = lazy(() => import('./reports/one_group').then((module) => module.GroupLines));
const GroupList: Screen = lazy(() => import('./groups/group_list').then((module) => module.GroupList));
const GroupPage: Screen = lazy(() => groups().then((module) => module.GroupPage));
const LaterScreen: Screen = lazy(() => import('./later_screens').then((module) => module.LaterScreen));
const LockScreen: Screen = lazy(() => import('./locking/lock_screen').then((module) => module.LockScreen));
const Me: Screen = lazy(() => me().then((module) => module.Me));
const MemberList: Screen = lazy(() => groups().then((module) => module.MemberList));
const Overview: Screen = lazy(() => overview().then((module) => module.Overview));
const PracticeBar: Screen = lazy(() => import('./practice/practice_bar').then((module) => module.PracticeBar));
const OutboxFiles: Screen = lazy(() => support().then((module) => module.OutboxFiles));
const SupportLine: Screen = lazy(() => support().then((module) => module.SupportLine));
const SupportPage: Screen = lazy(() => support().then((module) => module.SupportPage));
const SyncPage: Screen = lazy(() => import('./syncing/sync_page').then((module) => module.SyncPage));
const Today: Screen = lazy(() => import('./people/today').then((module) => module.Today));

/** Pattern of the address → screen; the first that matches is shown, and what matches none is looked for in later_screens. */
const SCREENS: readonly [string, Screen][] = [
  ['/groups', GroupList],
  ['/groups/new', FoundGroup],
  ['/groups/:group', GroupPage],
  ['/groups/:group/edit', EditGroup],
  ['/groups/:group/members', MemberList],
  ['/groups/:group/collection', CollectionScreen],
  ['/groups/:group/collection/:step', CollectionScreen],
  ['/groups/:group/collections/:collection', ClosedScreen],
  ['/groups/:group/dates', CollectionDates],
  ['/groups/:group/cases/:case', CaseScreen],
  ['/alerts', AlertPage],
  ['/sync', SyncPage],
  ['/me', Me],
  ['/me/password', ChangePassword],
  ['/overview', Overview],
  ['/overview/:area', Overview],
  ['/overview/:area/cases/:case', ChiefCase],
  ['/overview/:area/groups/:group', GroupLines],
  ['/support', SupportPage],
  ['/support/files', OutboxFiles],
  ['/support/:shelf', SupportPage],
  ['/support/lines/:line', SupportLine],
  ['/ui', Gallery],
];

const SYNC_AND_ME: readonly Place[] = [
  { to: '/sync', icon: 'send', text: 'sync.title', holds: (shown) => shown === '/sync' },
  { to: '/me', icon: 'me', text: 'me.title', holds: (shown) => shown.startsWith('/me') },
];

const OFFICER_PLACES: readonly Place[] = [
  { to: '/', icon: 'today', text: 'today.title', holds: (shown) => shown === '/' },
  { to: '/groups', icon: 'groups', text: 'groups.title', holds: (shown) => shown.startsWith('/groups') },
  ...SYNC_AND_ME,
];

const CHIEF_PLACES: readonly Place[] = [
  {
    to: '/overview',
    icon: 'overview',
    text: 'overview.title',
    holds: (shown) => shown === '/' || shown.startsWith('/overview') || shown.startsWith('/support'),
  },
  {
    to: '/alerts',
    icon: 'alert',
    text: 'alerts.title',
    holds: (shown) => shown === '/alerts' || shown.startsWith('/pauses'),
  },
  ...SYNC_AND_ME,
];

/** One task with its own bar at the bottom: the places step aside so that the list has the room. */
function isOneTask(shown: string): boolean {
  return (
    /^\/groups\/[^/]+\/(collection(\/|$)|paper\/)/.test(shown) ||
    /\/(new|edit|pledge|beneficiaries|exit|merge|import)$/.test(shown)
  );
}

/** The whole app, for whoever this phone is unlocked for. */
export function App({ phone }: { phone: Phone }) {
  return (
    <PhoneContext.Provider value={phone}>
      <Frame phone={phone} />
    </PhoneContext.Provider>
  );
}

function Frame({ phone }: { phone: Phone }) {
  const shown = path.value;
  const person = phone.person.value;
  if (phone.storage.value.is_missing) return <NoStorage />;
  const lock = phone.gate.lock.value;
  if (!person || lock) {
    return (
      <div class="frame">
        <UpdateBanner phone={phone} />
        {lock ? (
          <LockScreen key={lock.name + lock.sort} lock={lock} />
        ) : shown.startsWith('/join') ? (
          <LaterScreen shown={shown} />
        ) : (
          <LoginScreen />
        )}
      </div>
    );
  }
  const isOfficer = person.role === 'officer' || person.role === null;
  const readsReports = person.role !== null && READS_REPORTS[person.role];
  const hasPlaces = !isOneTask(shown);
  const isWide = shown.startsWith('/overview') || (!isOfficer && shown === '/');
  return (
    <div
      class={`frame${hasPlaces ? ' frame-with-places' : ''}${isWide ? ' frame-wide' : ''}${phone.practice ? ' frame-practice' : ''}`}
    >
      <div class="screen">
        {phone.practice && <PracticeBar />}
        <UpdateBanner phone={phone} />
        {isOfficer && hasPlaces && <StorageBanner phone={phone} />}
        <ShownScreen shown={shown} home={isOfficer ? Today : readsReports ? Overview : Me} />
        {isOfficer && <DayQuestion phone={phone} />}
      </div>
      {hasPlaces && (
        <PlacesBar places={isOfficer ? OFFICER_PLACES : readsReports ? CHIEF_PLACES : SYNC_AND_ME} path={shown} />
      )}
    </div>
  );
}

/** What is recorded here may not last, or cannot be recorded at all: said before it hurts. */
function StorageBanner({ phone }: { phone: Phone }) {
  const { is_full, is_forgetful } = phone.storage.value;
  if (!is_full && !is_forgetful) return null;
  return (
    <Banner look="needs_you">
      <p>{say(is_full ? 'storage.full' : 'storage.forgetful')}</p>
    </Banner>
  );
}

/** The browser gives no storage: nothing could be kept, so nothing is asked for. */
function NoStorage() {
  return (
    <main class="frame page">
      <h1>{say('app.name')}</h1>
      <Banner look="needs_you">
        <p>{say('storage.missing')}</p>
        <Button press={() => location.reload()}>{say('storage.try_again')}</Button>
      </Banner>
    </main>
  );
}

/** Whoever records money is asked what day it is when the phone's clock cannot be right. */
function DayQuestion({ phone }: { phone: Phone }) {
  const day = phone.doubtfulDay.value;
  return day === null ? null : <DaySheet key={day} day={day} later={() => phone.askDayLater()} />;
}

function ShownScreen({ shown, home }: { shown: string; home: Screen }) {
  if (shown === '/') return h(home, {});
  for (const [pattern, screen] of SCREENS) {
    const parts = matchPath(pattern, shown);
    if (parts) return h(screen, { key: shown, ...parts });
  }
  return h(LaterScreen, { key: shown, shown });
}

/** A new version waits, or must be had before anything new is told; nothing is reloaded by itself. */
function UpdateBanner({ phone }: { phone: Phone }) {
  const isOutdated = phone.outdated.value;
  if (!phone.update.value && !isOutdated) return null;
  return (
    <Banner {...(isOutdated ? { look: 'needs_you' } : {})}>
      <p>{say(isOutdated ? 'update.needed' : 'update.ready')}</p>
      <Button press={() => phone.applyUpdate()}>{say('update.use')}</Button>
    </Banner>
  );
}
