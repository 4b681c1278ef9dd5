import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trainingOf } from '../../../../src/core/models/trainingCommand.ts';

function named(command: string): string | undefined {
  return trainingOf(command.split(' ').map((text) => ({ text })))?.name;
}

test('scripts, modules and trainers are known by their names', () => {
  const cases: readonly (readonly [command: string, name: string])[] = [
    ['python train.py', 'train.py'],
    ['/usr/bin/python3.12 -u src/mnist_train.py --epochs 3', 'mnist_train.py'],
    ['torchrun --nproc_per_node 2 finetune-lora.py', 'finetune-lora.py'],
    ['python -m torch.distributed.run --nnodes 2 pretrain_gpt.py', 'pretrain_gpt.py'],
    ['accelerate launch --config_file a.yaml run_sft.py', 'run_sft.py'],
    ['deepspeed --num_gpus 4 run_clm.py', 'run_clm.py'],
    ['mpirun -np 4 -H a:4 python train.py', 'train.py'],
    ['uv run python -m digits.train', 'digits.train'],
    ['exec python fine_tune.py', 'fine_tune.py'],
    ['axolotl train a.yaml', 'axolotl train'],
    ['tune run --nproc_per_node 2 lora_finetune_distributed --config x', 'tune lora_finetune_distributed'],
    ['litgpt finetune_lora m', 'litgpt finetune_lora'],
  ];
  for (const [command, name] of cases) assert.equal(named(command), name, command);
});

test('what serves, prepares, tests or is only asked for help trains nothing', () => {
  for (const command of [
    'python app.py', 'python train_tokenizer.py', 'python download_train_data.py', 'python train_server.py', 'python -m training.worker', 'python train.py --help', 'torchrun generate.py',
    'python -c import_train.py', 'python -m uvicorn train:app', 'swift infer --model m', 'tune run generate', 'nohup sleep 1', 'cat train.py', '',
  ]) assert.equal(named(command), undefined, command);
});
