alter schema {schema} rename to {former};
