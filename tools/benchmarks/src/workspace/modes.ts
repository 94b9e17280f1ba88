/** Where Nx runs its plugins: in a process each, as it does by default, or in its own, as our CI has it. */
export const MODES = [
  { name: 'workers', env: {} },
  { name: 'in-process', env: { NX_ISOLATE_PLUGINS: 'false' } },
];
