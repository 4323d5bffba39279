"""konzept keeps a German municipal integration concept as plain YAML and makes three things out of it.

    text --load--> Konzept --lint----> findings --report--> terminal, CI
                           --diff----> changes  --report--> terminal, merge request
                           --render--> Dokument --export--> Markdown, DOCX, PDF, HTML
    text --edit--> text      the same file in canonical form

The rooms, from the outside in; imports go only downwards, stages do not know each other:

    cli/            the shell: reads files, git and the clock, prints, exits; one module per command
    report/         words for findings and changes; one module per format, one table
    load  lint  verdict/  render/  export/  edit/  schema/     the stages
        load            files to a concept, every fault found in one go
        lint            every rule over every part
        verdict/        what remains of the findings: selection, comments that silence, baseline, bundles
        render/         a concept, or two side by side, and a template to one Dokument, with its pictures
        export/         a Dokument to a format: pandoc, gate, Typst; one table of formats
        edit/           text to text: canonical form, lines moved whole, nothing lost; fix/ mends findings,
                        revise/ begins the next edition
        schema/         what may stand in each file, as JSON Schema for editors
    diff/           facts about two editions, fates of old parts; what a report tells and a Synopse prints
    rules/          the catalogue, one module or package per subject
    schema_faults   pydantic's faults in German sentences
    model/          the domain in German, and the one walk over it
    source/  traps  YAML text to plain data and a place for every route; what a person meant by a broken line
    faults          the faults of reading, one table
    werte/          value types: Kennung, Zeile, Text, Zeitangabe, Betrag, Zahl, Zielwert, Status
    dokument        what render hands to export
    finding         Level, Span, Finding
    settings        what a town sets for itself in konzept.toml
    gesicht         how its documents look: colours, logo, fonts
    version         the version

Nothing below cli reads a path of its own, the clock or the environment, or prints. Nothing is exported here.
"""
