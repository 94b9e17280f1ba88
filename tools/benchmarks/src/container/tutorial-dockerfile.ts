/** The shape of the tutorial's Dockerfile: everything copied first, packages installed in both stages. */
export const tutorialDockerfile = (folder: string) => `ARG BUILD_IMAGE
FROM \${BUILD_IMAGE} AS build
WORKDIR /app
COPY . .
RUN npm ci
RUN npx nx build ${folder.slice(folder.lastIndexOf('/') + 1)}

FROM \${BUILD_IMAGE}
WORKDIR /app
COPY . .
RUN npm ci --omit=dev --workspace=${folder}
COPY --from=build /app/${folder}/dist ./dist
CMD ["node", "dist/bundle/main.mjs"]
`;
