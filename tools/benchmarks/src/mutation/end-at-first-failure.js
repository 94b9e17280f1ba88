/** A reporter for Jest that ends the run at the first test that fails: `--bail` runs the file to its end. */
export default class EndAtFirstFailure {
  onTestCaseResult(_test, { status }) {
    if (status === 'failed') process.exit(1);
  }
}
