/** Source of the function that reads a response. */
export const ANSWER_OF = `
/** The answer, where it is as the API description of NAME says. */
function answerOf<T>(schema: z.ZodType<T>, response: OutgoingResponse): T {
  const { success, data } = schema.safeParse(response.json());
  if (success) return data;
  const { status } = response;
  throw new OutgoingError('The response of NAME is not what its API description says', { status, retryable: false });
}
`;
