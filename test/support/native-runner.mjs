// How Jest runs a file here (`testRunner` of jest.config.mjs): with Jest's own test functions, in the worker's own
// Node instead of a virtual machine of its own. A server with all that it imports is so loaded once a worker, not once
// a file: what took five seconds of each file takes half of one. In return files of one worker share loaded modules.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { jestExpect } from '@jest/expect';
import { createEmptyTestResult } from '@jest/test-result';
import * as circus from 'jest-circus';
import { formatExecError, formatResultsErrors } from 'jest-message-util';

const GLOBALS = ['afterAll', 'afterEach', 'beforeAll', 'beforeEach', 'describe', 'it', 'test'];
/** Where Jest keeps what `jest.setTimeout` said. */
const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');
let ready = false;

function prepare() {
  if (ready) return;
  ready = true;
  register('./typescript-hooks.mjs', import.meta.url);
  for (const name of GLOBALS) globalThis[name] = circus[name];
  globalThis.expect = jestExpect;
  process.setSourceMapsEnabled(true);
}

/** @returns {Promise<import('@jest/test-result').TestResult>} */
export default async function runFile(globalConfig, config, _environment, _runtime, testPath) {
  prepare();
  // Jest's reads the maps of its virtual machine's files; Node's own reads ours.
  Error.prepareStackTrace = undefined;
  circus.resetState();
  delete globalThis[TIMEOUT];
  const state = circus.getState();
  state.testTimeout = config.testTimeout;
  if (globalConfig.testNamePattern) state.testNamePattern = new RegExp(globalConfig.testNamePattern, 'i');
  jestExpect.setState({ testPath, currentTestName: undefined, expand: globalConfig.expand });
  const stray = [];
  const note = (error) => void stray.push(error instanceof Error ? error : new Error(String(error)));
  process.on('uncaughtException', note).on('unhandledRejection', note);
  try {
    await import(pathToFileURL(testPath).href);
    return resultOf(await circus.run(), stray, config, globalConfig, testPath);
  } finally {
    process.off('uncaughtException', note).off('unhandledRejection', note);
  }
}

function resultOf(run, stray, config, globalConfig, testPath) {
  const tests = run.testResults.map(({ testPath: [, ...titles], errors, startedAt, ...one }) => ({
    ...one,
    status:
      errors.length > 0
        ? 'failed'
        : one.status === 'skip'
          ? 'pending'
          : one.status === 'todo'
            ? 'todo'
            : 'passed',
    ancestorTitles: titles.slice(0, -1),
    title: titles.at(-1),
    fullName: titles.join(' '),
    failureMessages: errors,
    failureDetails: one.errorsDetailed,
    startAt: startedAt,
  }));
  const ended = (how) => tests.filter(({ status }) => status === how).length;
  const outside = [...run.unhandledErrors, ...stray.map(({ stack }) => stack)];
  const failures = [
    formatResultsErrors(tests, config, globalConfig, testPath),
    ...outside.map((stack) => formatExecError({ message: '', stack }, config, globalConfig, testPath)),
  ];
  return {
    ...createEmptyTestResult(),
    console: undefined,
    displayName: config.displayName,
    failureMessage: failures.filter(Boolean).join('\n\n') || null,
    numFailingTests: ended('failed'),
    numPassingTests: ended('passed'),
    numPendingTests: ended('pending'),
    numTodoTests: ended('todo'),
    testExecError: outside.length > 0 ? { message: '', stack: outside.join('\n') } : undefined,
    testFilePath: testPath,
    testResults: tests,
  };
}
