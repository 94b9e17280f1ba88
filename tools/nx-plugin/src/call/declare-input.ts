import { updateJson, type Tree } from '@nx/devkit';

/** The part of package.json that declares what the tests read. */
export interface TestInputs {
  nx?: { targets?: { test?: { inputs?: unknown[] } } };
}

/**
 * The double of the other service reads its sources, so Nx must run the tests after a change there. `...` stands for
 * the target's default inputs.
 */
export function declareInput(tree: Tree, folder: string, input: string): void {
  updateJson<TestInputs>(tree, `${folder}/package.json`, (json) => {
    const inputs = json.nx?.targets?.test?.inputs ?? ['...'];
    if (inputs.includes(input)) return json;
    const test = { ...json.nx?.targets?.test, inputs: [...inputs, input] };
    return { ...json, nx: { ...json.nx, targets: { ...json.nx?.targets, test } } };
  });
}
