/** What is fetched when somebody who decides opens it. */

export { OutboxFiles } from './outbox_files';
export { SupportLine } from './support_line';
export { SupportPage } from './support_page';
