/** The screens of assessments, fetched together. */

export { AreaLevels } from './area_levels';
export { Assess } from './assessment_form';
export { AssessmentList } from './assessment_list';
export { AssessmentScreen } from './assessment_screen';
export { AssessmentForms, PutInForm } from './template_screens';
