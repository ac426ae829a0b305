package news.copydesk.cli;

import picocli.CommandLine.Command;

/** Trains models; its subcommands say which. */
@Command(
    name = "train",
    description = "Train a model of your own on labelled articles.",
    synopsisSubcommandLabel = "MODEL",
    footer = {
      "%nExample:",
      "  copydesk train topics --data desk.jsonl.gz --map desk.tsv --out topics.model"
    })
final class TrainCommand {}
