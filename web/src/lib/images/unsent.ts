/** Why an image was not sent: apart from what sends it, which comes with the first file. */

/** No answer came, or one that another try may change. */
export class NotSent extends Error {}

/** The browser cannot make a picture of it; the message says what the person can do. */
export class UnreadablePicture extends Error {}
