"""The same weighing on Spark, for lists that outgrow one machine: the same SQL over the same prepared columns."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from openmash.records.linkage.batch import comparing

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "8",
    "spark.driver.memory": "2g",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.codegen.wholeStage": "false",  # the specification makes one method larger than Java allows
}


@cache
def session() -> Any:
    """The one Spark session of this process: the cluster of SPARK_MASTER's settings, else this machine's two cores."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("openmash link")
    for key, value in SETTINGS.items():
        builder = builder.config(key, value)
    if not Path("/etc/spark/conf/spark-defaults.conf").exists():
        builder = builder.master("local[2]")
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def weigh(
    db: duckdb.DuckDBPyConnection, found: str, left: str, right: str, *, prior: int, floor: int, into: str
) -> None:
    """Weigh the pairs of `found` on Spark, into table `into`. Prepared columns and pairs travel as Parquet."""
    spark = session()
    with tempfile.TemporaryDirectory(prefix="openmash-spark-") as folder:
        for table in dict.fromkeys((found, left, right)):
            db.execute(f"copy {table} to '{folder}/{table}.parquet' (format parquet)")
            spark.read.parquet(f"{folder}/{table}.parquet").createOrReplaceTempView(table)
        weighed = comparing.scored(found, left, right, "spark", prior=prior, floor=floor)
        spark.sql(weighed).write.mode("overwrite").parquet(f"{folder}/weighed")
        db.execute(f"create or replace temp table {into} as select * from read_parquet('{folder}/weighed/*.parquet')")
