/** Hours. Scanners publish a database at least once a day; this leaves time for a long weekend. */
export const DATABASE_AGE = 120;
