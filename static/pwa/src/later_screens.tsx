/** Table of contents, second part: addresses whose very names are fetched only when one of them is first opened. */

import { type FunctionComponent, h } from 'preact';
import { say } from './i18n';
import { matchPath } from './router';
import { lazy } from './ui/lazy';
import { Page } from './ui/page';

// biome-ignore lint/suspicious/noExplicitAny: each screen takes the named parts of its own pattern
type Screen = FunctionComponent<any>;

const pauses = () => import('./alerts/pause_screens');
const books = () => import('./books/screens');
const activities = () => import('./activities/screens');
const assessments = () => import('./assessments/screens');
const monthly = () => import('./monthly_reports/screens');
const overdue = () => import('./reports/overdue_screen');
const campaigns = () => import('./campaigns/screens');
const governance = () => import('./governance/screens');
const groups = () => import('./groups/screens');
const ladder = () => import('./ladder/screens');
const ledger = () => import('./ledger/screens');
const members = () => import('./members/screens');
const mentoring = () => import('./mentoring/screens');
const mou = () => import('./mou/screens');
const paper = () => import('./paper/screens');
const slips = () => import('./slips/screens');
const privacy = () => import('./privacy/screens');
const visits = () => import('./visits/screens');
const rules = () => import('./rulebook/rules_screen');

const CalendarScreen: Screen = lazy(() => import('./alerts/calendar_screen').then((module) => module.CalendarScreen));
const OfficerPauses: Screen = lazy(() => pauses().then((module) => module.OfficerPauses));
const PauseList: Screen = lazy(() => pauses().then((module) => module.PauseList));
const AddPost: Screen = lazy(() => governance().then((module) => module.AddPost));
const AuditScreen: Screen = lazy(() => import('./people/audit_screen').then((module) => module.AuditScreen));
const BankForm: Screen = lazy(() => books().then((module) => module.BankForm));
const BeneficiariesScreen: Screen = lazy(() => members().then((module) => module.BeneficiariesScreen));
const BookScreen: Screen = lazy(() => books().then((module) => module.BookScreen));
const BooksPage: Screen = lazy(() => books().then((module) => module.BooksPage));
const BylawsScreen: Screen = lazy(() => governance().then((module) => module.BylawsScreen));
const BylawsVersion: Screen = lazy(() => governance().then((module) => module.BylawsVersion));
const ChangePin: Screen = lazy(() => import('./locking/change_pin').then((module) => module.ChangePin));
const ChiefStep: Screen = lazy(() => import('./ladder/chief_steps').then((module) => module.ChiefStep));
const ChiefVisit: Screen = lazy(() => visits().then((module) => module.ChiefVisit));
const CommitteeScreen: Screen = lazy(() => governance().then((module) => module.CommitteeScreen));
const ConfirmScreen: Screen = lazy(() => books().then((module) => module.ConfirmScreen));
const ConsentScreen: Screen = lazy(() => privacy().then((module) => module.ConsentScreen));
const DataSheet: Screen = lazy(() => privacy().then((module) => module.DataSheet));
const DecideAdmission: Screen = lazy(() => governance().then((module) => module.DecideAdmission));
const DevicesScreen: Screen = lazy(() => import('./devices/devices_screen').then((module) => module.DevicesScreen));
const DeliveryLog: Screen = lazy(() => import('./deliveries/log_screen').then((module) => module.DeliveryLog));
const EditMember: Screen = lazy(() => groups().then((module) => module.EditMember));
const EntryScreen: Screen = lazy(() => ledger().then((module) => module.EntryScreen));
const EditPost: Screen = lazy(() => governance().then((module) => module.EditPost));
const ExitScreen: Screen = lazy(() => members().then((module) => module.ExitScreen));
const GroupRule: Screen = lazy(() => rules().then((module) => module.GroupRule));
const GroupRules: Screen = lazy(() => rules().then((module) => module.GroupRules));
const ImportMembers: Screen = lazy(() => members().then((module) => module.ImportMembers));
const HandoverScreen: Screen = lazy(() =>
  import('./handovers/handover_screen').then((module) => module.HandoverScreen),
);
const IncidentsScreen: Screen = lazy(() => privacy().then((module) => module.IncidentsScreen));
const JoinScreen: Screen = lazy(() => import('./devices/join_screen').then((module) => module.JoinScreen));
const KeyingScreen: Screen = lazy(() => paper().then((module) => module.KeyingScreen));
const LadderScreen: Screen = lazy(() => ladder().then((module) => module.LadderScreen));
const AddressesScreen: Screen = lazy(() =>
  import('./deliveries/addresses_screen').then((module) => module.AddressesScreen),
);
const MemberPage: Screen = lazy(() => ledger().then((module) => module.MemberPage));
const MenteeGroup: Screen = lazy(() => mentoring().then((module) => module.MenteeGroup));
const MentoringScreen: Screen = lazy(() => mentoring().then((module) => module.MentoringScreen));
const MergeScreen: Screen = lazy(() => members().then((module) => module.MergeScreen));
const MinutesList: Screen = lazy(() => governance().then((module) => module.MinutesList));
const MinutesScreen: Screen = lazy(() => governance().then((module) => module.MinutesScreen));
const MonthSheet: Screen = lazy(() => visits().then((module) => module.MonthSheet));
const NoticeScreen: Screen = lazy(() => privacy().then((module) => module.NoticeScreen));
const OfficersScreen: Screen = lazy(() => import('./staffing/officers_screen').then((module) => module.OfficersScreen));
const OpeningScreen: Screen = lazy(() => books().then((module) => module.OpeningScreen));
const PairScreen: Screen = lazy(() => mentoring().then((module) => module.PairScreen));
const PaperScreen: Screen = lazy(() => paper().then((module) => module.PaperScreen));
const PassbookSheet: Screen = lazy(() => books().then((module) => module.PassbookSheet));
const PledgeScreen: Screen = lazy(() => members().then((module) => module.PledgeScreen));
const PostScreen: Screen = lazy(() => governance().then((module) => module.PostScreen));
const ProvinceRule: Screen = lazy(() => rules().then((module) => module.ProvinceRule));
const ProvinceRules: Screen = lazy(() => rules().then((module) => module.ProvinceRules));
const RegisterMember: Screen = lazy(() => groups().then((module) => module.RegisterMember));
const ReplacePost: Screen = lazy(() => governance().then((module) => module.ReplacePost));
const RewriteMinutes: Screen = lazy(() => governance().then((module) => module.RewriteMinutes));
const RewriteVisit: Screen = lazy(() => visits().then((module) => module.RewriteVisit));
const SameGroup: Screen = lazy(() => groups().then((module) => module.SameGroup));
const SecondFactorScreen: Screen = lazy(() =>
  import('./people/second_factor').then((module) => module.SecondFactorScreen),
);
const SlipScreen: Screen = lazy(() => slips().then((module) => module.SlipScreen));
const StaffScreen: Screen = lazy(() => import('./staffing/staff_screen').then((module) => module.StaffScreen));
const StepScreen: Screen = lazy(() => ladder().then((module) => module.StepScreen));
const TellStep: Screen = lazy(() => ladder().then((module) => module.TellStep));
const VisitList: Screen = lazy(() => visits().then((module) => module.VisitList));
const VoidGroup: Screen = lazy(() => import('./groups/void_form').then((module) => module.VoidGroup));
const WriteBylaws: Screen = lazy(() => governance().then((module) => module.WriteBylaws));
const WriteCoaching: Screen = lazy(() => mentoring().then((module) => module.WriteCoaching));
const WriteMinutes: Screen = lazy(() => governance().then((module) => module.WriteMinutes));
const ActivityList: Screen = lazy(() => activities().then((module) => module.ActivityList));
const ActivityScreen: Screen = lazy(() => activities().then((module) => module.ActivityScreen));
const AreaActivities: Screen = lazy(() => activities().then((module) => module.AreaActivities));
const RewriteActivity: Screen = lazy(() => activities().then((module) => module.RewriteActivity));
const WriteActivity: Screen = lazy(() => activities().then((module) => module.WriteActivity));
const WriteCeremonyActivity: Screen = lazy(() => activities().then((module) => module.WriteCeremonyActivity));
const AreaLevels: Screen = lazy(() => assessments().then((module) => module.AreaLevels));
const Assess: Screen = lazy(() => assessments().then((module) => module.Assess));
const AssessmentForms: Screen = lazy(() => assessments().then((module) => module.AssessmentForms));
const AssessmentList: Screen = lazy(() => assessments().then((module) => module.AssessmentList));
const AssessmentScreen: Screen = lazy(() => assessments().then((module) => module.AssessmentScreen));
const PutInForm: Screen = lazy(() => assessments().then((module) => module.PutInForm));
const AreaMonth: Screen = lazy(() => monthly().then((module) => module.AreaMonth));
const MonthlyReports: Screen = lazy(() => monthly().then((module) => module.MonthlyReports));
const MonthOfGroups: Screen = lazy(() => monthly().then((module) => module.MonthOfGroups));
const ReportForm: Screen = lazy(() => monthly().then((module) => module.ReportForm));
const OfficerScreen: Screen = lazy(() => overdue().then((module) => module.OfficerScreen));
const OverdueScreen: Screen = lazy(() => overdue().then((module) => module.OverdueScreen));
const CampaignList: Screen = lazy(() => campaigns().then((module) => module.CampaignList));
const CampaignPeople: Screen = lazy(() => campaigns().then((module) => module.CampaignPeople));
const CampaignScreen: Screen = lazy(() => campaigns().then((module) => module.CampaignScreen));
const EditCampaign: Screen = lazy(() => campaigns().then((module) => module.EditCampaign));
const NewCampaign: Screen = lazy(() => campaigns().then((module) => module.NewCampaign));
const OwnTargetForm: Screen = lazy(() => campaigns().then((module) => module.OwnTargetForm));
const AmendScreen: Screen = lazy(() => mou().then((module) => module.AmendScreen));
const CeremonyScreen: Screen = lazy(() => mou().then((module) => module.CeremonyScreen));
const CeremonySign: Screen = lazy(() => mou().then((module) => module.CeremonySign));
const DrawUpScreen: Screen = lazy(() => mou().then((module) => module.DrawUpScreen));
const MouList: Screen = lazy(() => mou().then((module) => module.MouList));
const MouScreen: Screen = lazy(() => mou().then((module) => module.MouScreen));
const MyMou: Screen = lazy(() => mou().then((module) => module.MyMou));
const NewCeremony: Screen = lazy(() => mou().then((module) => module.NewCeremony));
const SignScreen: Screen = lazy(() => mou().then((module) => module.SignScreen));
const TextScreen: Screen = lazy(() => mou().then((module) => module.TextScreen));
const WriteText: Screen = lazy(() => mou().then((module) => module.WriteText));
const WriteVisit: Screen = lazy(() => visits().then((module) => module.WriteVisit));

/** Pattern of the address → screen; the first that matches is shown. */
const SCREENS: readonly [string, Screen][] = [
  ['/groups/:group/slips/:entry', SlipScreen],
  ['/groups/:group/entries/:entry', EntryScreen],
  ['/groups/:group/paper', PaperScreen],
  ['/groups/:group/paper/:period/:page', KeyingScreen],
  ['/groups/:group/members/new', RegisterMember],
  ['/groups/:group/members/import', ImportMembers],
  ['/groups/:group/members/:member', MemberPage],
  ['/groups/:group/members/:member/edit', EditMember],
  ['/groups/:group/members/:member/pledge', PledgeScreen],
  ['/groups/:group/members/:member/beneficiaries', BeneficiariesScreen],
  ['/groups/:group/members/:member/exit', ExitScreen],
  ['/groups/:group/members/:member/merge', MergeScreen],
  ['/groups/:group/members/:member/privacy', ConsentScreen],
  ['/groups/:group/members/:member/data', DataSheet],
  ['/groups/:group/books', BooksPage],
  ['/groups/:group/books/confirm', ConfirmScreen],
  ['/groups/:group/books/opening', OpeningScreen],
  ['/groups/:group/books/bank/new', BankForm],
  ['/groups/:group/books/:book', BookScreen],
  ['/groups/:group/books/passbook/:member', PassbookSheet],
  ['/groups/:group/books/:book/:span', BookScreen],
  ['/groups/:group/same/:other', SameGroup],
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
  ['/campaigns', CampaignList],
  ['/campaigns/new', NewCampaign],
  ['/campaigns/:campaign', CampaignScreen],
  ['/campaigns/:campaign/edit', EditCampaign],
  ['/campaigns/:campaign/people', CampaignPeople],
  ['/campaigns/:campaign/people/:person', OwnTargetForm],
  ['/campaigns/:campaign/text', TextScreen],
  ['/campaigns/:campaign/text/new', WriteText],
  ['/campaigns/:campaign/mous', MouList],
  ['/campaigns/:campaign/mous/new', DrawUpScreen],
  ['/campaigns/:campaign/ceremonies/new', NewCeremony],
  ['/ceremonies/:ceremony', CeremonyScreen],
  ['/ceremonies/:ceremony/sign/:mou', CeremonySign],
  ['/mou', MyMou],
  ['/mou/:mou', MouScreen],
  ['/mou/:mou/amend/new', AmendScreen],
  ['/mou/:mou/sign/:party', SignScreen],
  ['/mou/:mou/amendments/:amendment/sign/:party', SignScreen],
  ['/groups/:group/ladder', LadderScreen],
  ['/groups/:group/ladder/:milestone', StepScreen],
  ['/groups/:group/ladder/:milestone/new', TellStep],
  ['/groups/:group/visits', VisitList],
  ['/groups/:group/visits/new', WriteVisit],
  ['/groups/:group/visits/:visit/edit', RewriteVisit],
  ['/groups/:group/activities', ActivityList],
  ['/groups/:group/activities/new/:event/:subject', WriteActivity],
  ['/ceremonies/:ceremony/activity/new', WriteCeremonyActivity],
  ['/activities/:activity', ActivityScreen],
  ['/activities/:activity/edit', RewriteActivity],
  ['/overview/:area/activities', AreaActivities],
  ['/groups/:group/assessments', AssessmentList],
  ['/groups/:group/assessments/new/:sort', Assess],
  ['/groups/:group/assessments/:assessment', AssessmentScreen],
  ['/overview/:area/assessments', AreaLevels],
  ['/assessment-forms', AssessmentForms],
  ['/assessment-forms/:sort', PutInForm],
  ['/me/monthly', MonthlyReports],
  ['/me/monthly/:period', MonthOfGroups],
  ['/me/monthly/:period/:group', ReportForm],
  ['/overview/:area/monthly', AreaMonth],
  ['/overview/:area/monthly/:period', AreaMonth],
  ['/overview/:area/overdue', OverdueScreen],
  ['/overview/:area/overdue/:rule', OverdueScreen],
  ['/overview/:area/officers/:person', OfficerScreen],
  ['/overview/:area/groups/:group/steps/:milestone', ChiefStep],
  ['/overview/:area/groups/:group/visits/new', ChiefVisit],
  ['/pauses', PauseList],
  ['/pauses/:officer', OfficerPauses],
  ['/pauses/:officer/:group', OfficerPauses],
  ['/me/calendar', CalendarScreen],
  ['/me/visits', MonthSheet],
  ['/deliveries', DeliveryLog],
  ['/handover', HandoverScreen],
  ['/incidents', IncidentsScreen],
  ['/join', JoinScreen],
  ['/join/:code', JoinScreen],
  ['/me/mail', AddressesScreen],
  ['/mentoring', MentoringScreen],
  ['/mentoring/:pair', PairScreen],
  ['/mentoring/:pair/new', WriteCoaching],
  ['/mentoring/:pair/groups/:group', MenteeGroup],
  ['/me/phones', DevicesScreen],
  ['/privacy', NoticeScreen],
  ['/me/audit', AuditScreen],
  ['/me/pin', ChangePin],
  ['/me/second-factor', SecondFactorScreen],
  ['/rules', ProvinceRules],
  ['/staff', StaffScreen],
  ['/staff/officers', OfficersScreen],
  ['/staff/:person', StaffScreen],
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
