/** The screens of campaigns, fetched together. */

export { EditCampaign, NewCampaign } from './campaign_form';
export { CampaignList, CampaignScreen } from './campaign_screens';
export { CampaignPeople, OwnTargetForm } from './people_screens';
