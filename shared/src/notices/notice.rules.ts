/** Avisos: how many a page shows, and how often an open page asks for newer ones. Apart from the schema, for the frame. */

/** Of the newest; whoever leaves more unread than this is told «30+». */
export const noticesShown = 30;

/** A notice is forgotten after so many days, read or not. */
export const noticeLivesDays = 60;
