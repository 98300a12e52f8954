"""The commands: one member for each, `COMMAND: click.Command = …` at its end; a command is named as its module is."""

MEMBER = "COMMAND"
