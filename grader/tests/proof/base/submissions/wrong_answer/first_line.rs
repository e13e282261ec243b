// fake: first-line
