/**
 * The whole configuration of a scratch repository. No address and no credential is in it: those come with each fetch, in its
 * environment.
 */
export const SCRATCH_CONFIG = `[core]
	repositoryFormatVersion = 0
	bare = true
	hooksPath = /dev/null
	fsmonitor = false
	# What is written here is thrown away in a moment: not worth a power cut's patience.
	fsync = none
	# Larger blobs are compared as binary ones, without being loaded.
	bigFileThreshold = 50m
	packedGitWindowSize = 32m
	packedGitLimit = 256m
[pack]
	threads = 2
[gc]
	auto = 0
[maintenance]
	auto = false
[protocol]
	version = 2
[fetch]
	# Packs stay packed: a small one may unfold to a full disk.
	unpackLimit = 1
	fsckObjects = false
	writeCommitGraph = false
	recurseSubmodules = false
	showForcedUpdates = false
[submodule]
	recurse = false
[transfer]
	bundleURI = false
[http]
	# Git would send the credentials along to wherever it is sent.
	followRedirects = false
	lowSpeedLimit = 1
	lowSpeedTime = 60
[credential]
	helper =
`;
