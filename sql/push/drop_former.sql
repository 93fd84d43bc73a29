drop schema {former} restrict;
