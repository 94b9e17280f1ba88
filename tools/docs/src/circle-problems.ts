import { describeCircle, folderCircles, projectOf } from './folder-circles.ts';
import type { Problem } from './problem.ts';

/**
 * Circles of folders in each project, at the project's package.json.
 * @param read The text of a file of the workspace.
 */
export function circleProblems(
  sources: readonly string[],
  read: (file: string) => string,
): Problem[] {
  const projects = new Map<string, Map<string, string>>();
  for (const file of sources.filter((each) => each.includes('/'))) {
    const project = projectOf(file);
    const files = projects.get(project) ?? new Map<string, string>();
    projects.set(project, files.set(file.slice(project.length + 1), read(file)));
  }
  return [...projects].flatMap(([project, files]) =>
    folderCircles(files).map((circle) => ({
      file: `${project}/package.json`,
      line: 1,
      message: describeCircle(project, circle),
    })),
  );
}
