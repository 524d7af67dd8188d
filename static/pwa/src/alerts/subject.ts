/** What an alert is about, where more of it stands, and since when nothing newer is known of it where it is told from afar. */
export interface Subject {
  text: string;
  to?: string;
  heard_at?: string | null;
  /** The officer it concerns, and the group, where somebody else is told of them. */
  officer_id?: string | undefined;
  group_id?: string;
}
