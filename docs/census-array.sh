#!/usr/bin/env bash
# A census as an array of jobs for SLURM; as it stands for SGE too, which reads the lines with #$.
#   sbatch docs/census-array.sh MODEL OUT FRAMES... [options of convscope census]
# MODEL, OUT and FRAMES lie on a file system that all nodes have. Each job counts one part into OUT/part-I; a job that is killed
# and queued again goes on where it was. Then, on any machine:
#   convscope census --merge OUT/part-* --out OUT/census
#SBATCH --array=1-64
#SBATCH --cpus-per-task=4
#SBATCH --mem=4G
#SBATCH --requeue
#$ -t 1-64
#$ -pe smp 4
#$ -r y
#$ -cwd
set -euo pipefail

part=${SLURM_ARRAY_TASK_ID:-${SGE_TASK_ID:?is set by the queue}}
parts=${SLURM_ARRAY_TASK_COUNT:-${SGE_TASK_LAST:-64}}
# the same number in every job, and in a single process whose files are to be the same byte for byte
threads=${SLURM_CPUS_PER_TASK:-${NSLOTS:-4}}
model=$1 out=$2
shift 2
exec convscope census "$model" "$@" --threads "$threads" --part "$part/$parts" --out "$out/part-$part"
