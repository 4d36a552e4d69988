/** What an appointment that is being planned will take, and whose time. */
export interface PlannedAppointment {
  day: string;
  time: string;
  minutes: number;
  /** Who attends the prospect. */
  memberId: string;
  participantIds?: string[] | undefined;
  /** The appointment that is being changed. */
  except?: string | undefined;
}
